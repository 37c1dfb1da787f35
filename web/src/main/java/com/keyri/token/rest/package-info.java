/** Tokens on the wire: redemption, introspection and the published keys. */
package com.keyri.token.rest;

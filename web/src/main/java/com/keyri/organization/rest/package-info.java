/** Organizations over HTTP. */
package com.keyri.organization.rest;

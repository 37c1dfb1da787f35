/** The search over HTTP. */
package com.keyri.search.rest;

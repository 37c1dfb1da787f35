/** How things are made over HTTP: once, under the caller's Idempotency-Key. */
package com.keyri.web.rest.creation;

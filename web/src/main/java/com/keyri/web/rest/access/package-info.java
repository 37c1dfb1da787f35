/** Who may call a resource: what its annotations say, and nobody where they say nothing. */
package com.keyri.web.rest.access;

/** The edge of the web module: which host serves what, who may call across origins, and the headers of every answer. */
package com.keyri.web.rest.edge;

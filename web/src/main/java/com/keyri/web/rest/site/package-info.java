/** What isn't the API: its documents, the pages around it, and the pages of errors. */
package com.keyri.web.rest.site;

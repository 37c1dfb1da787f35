/** Lists as tables of comma-separated values (RFC 4180). */
package com.keyri.web.rest.csv;

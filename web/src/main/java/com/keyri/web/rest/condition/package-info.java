/** Conditional requests (RFC 9110, section 13): entity tags of what is shown, and what callers demand by them. */
package com.keyri.web.rest.condition;

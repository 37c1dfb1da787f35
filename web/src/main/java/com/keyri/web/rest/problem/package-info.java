/** Refusals on the wire: problem documents (RFC 9457), and which failure becomes which. */
package com.keyri.web.rest.problem;

/** One fact a line: what Payara's JSON formatter prints as fields. */
package com.keyri.log;

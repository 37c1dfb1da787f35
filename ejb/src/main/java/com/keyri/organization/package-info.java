/** Organizations, and whose rows a transaction may see. */
package com.keyri.organization;

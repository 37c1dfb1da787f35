/** API keys, as a page of the portal. */
package com.keyri.credential.console;

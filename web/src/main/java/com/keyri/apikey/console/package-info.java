/** API keys, as a page of the portal. */
package com.keyri.apikey.console;

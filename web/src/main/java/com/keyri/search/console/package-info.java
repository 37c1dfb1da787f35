/** The portal's search. */
package com.keyri.search.console;

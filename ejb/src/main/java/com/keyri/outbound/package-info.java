/** Calls to the outside: where they may go. */
package com.keyri.outbound;

/** How the system runs, on a page of the console. */
package com.keyri.health.console;

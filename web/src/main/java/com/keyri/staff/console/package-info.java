/** The staff on the pages of the console. */
package com.keyri.staff.console;

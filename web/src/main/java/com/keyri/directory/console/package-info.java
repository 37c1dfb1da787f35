/** The staff's directory on the pages of the console. */
package com.keyri.directory.console;

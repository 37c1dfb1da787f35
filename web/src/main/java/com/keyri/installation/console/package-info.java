/** The installation on the pages. */
package com.keyri.installation.console;

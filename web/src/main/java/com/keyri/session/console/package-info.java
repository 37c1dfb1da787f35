/** Sessions on the pages. */
package com.keyri.session.console;

/** The own account, as pages of portal and console. */
package com.keyri.account.console;

/** Applications, as pages of the portal. */
package com.keyri.application.console;

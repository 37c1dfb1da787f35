/** How sign-ins go, as a page of the portal. */
package com.keyri.signin.console;

/** One's own organization, as a page of the portal. */
package com.keyri.organization.console;

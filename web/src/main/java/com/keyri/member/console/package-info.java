/** Members of an organization, as a page of the portal. */
package com.keyri.member.console;

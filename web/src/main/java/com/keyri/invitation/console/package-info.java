/** Invitations on the pages. */
package com.keyri.invitation.console;

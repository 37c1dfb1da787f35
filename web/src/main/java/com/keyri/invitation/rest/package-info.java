/** Invitations, on the wire. */
package com.keyri.invitation.rest;

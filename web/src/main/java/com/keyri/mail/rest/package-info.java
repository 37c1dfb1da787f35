/** The local mailbox of a development start, as a page. */
package com.keyri.mail.rest;

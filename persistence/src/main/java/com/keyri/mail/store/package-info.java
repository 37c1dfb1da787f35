/** The outbox of mails, and the local mailbox. */
package com.keyri.mail.store;

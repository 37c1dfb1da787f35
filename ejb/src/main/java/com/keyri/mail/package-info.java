/** Mails to people: what they say, the outbox that they wait in, and how they are delivered. */
package com.keyri.mail;

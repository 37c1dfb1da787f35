/** Mail addresses, and the ids of mails. */
package com.keyri.mail.model;

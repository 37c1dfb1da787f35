/** Invoices, the expected bill and revenue as pages. */
package com.keyri.invoice.console;

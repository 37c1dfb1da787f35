/** Invoices, the expected bill and revenue over HTTP. */
package com.keyri.invoice.rest;

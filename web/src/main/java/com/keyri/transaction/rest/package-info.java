/** Transactions over HTTP. */
package com.keyri.transaction.rest;

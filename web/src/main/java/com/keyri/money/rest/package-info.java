/** Amounts of money over HTTP. */
package com.keyri.money.rest;

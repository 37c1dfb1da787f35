/** Accounts and sessions of Keyri's own pages. */
package com.keyri.it.account;

/** Transactions: what the application's server asks a user to approve with a sign-in. */
package com.keyri.transaction;

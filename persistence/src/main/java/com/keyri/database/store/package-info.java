/** The database as a whole. */
package com.keyri.database.store;

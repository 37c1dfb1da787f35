/** The database: its connections, the version of its schema, and whether it answers. */
package com.keyri.database;

/** The database: its connections, its migrations, and whether it answers. */
package com.keyri.database;

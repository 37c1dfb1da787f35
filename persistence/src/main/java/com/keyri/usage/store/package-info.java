/** Usage in the database. */
package com.keyri.usage.store;

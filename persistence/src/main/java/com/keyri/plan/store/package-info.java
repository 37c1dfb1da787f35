/** The catalogue in the database. */
package com.keyri.plan.store;

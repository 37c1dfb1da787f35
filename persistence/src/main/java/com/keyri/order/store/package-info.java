/** Orders in the database. */
package com.keyri.order.store;

/** Orders, as they are used everywhere. */
package com.keyri.order.model;

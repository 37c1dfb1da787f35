/** Orders, as pages of portal and console. */
package com.keyri.order.console;

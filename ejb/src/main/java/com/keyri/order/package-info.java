/** Orders: a plan that a customer wants, what they have in writing of it, and what remains when it is deleted. */
package com.keyri.order;

/** Orders over HTTP. */
package com.keyri.order.rest;

/** The catalogue: plans, their versions, and what they are called at Stripe. */
package com.keyri.plan;

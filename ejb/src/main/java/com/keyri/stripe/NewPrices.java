package com.keyri.stripe;

import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersionId;

/**
 * What is to become known at Stripe: a product for a version of a plan, a licensed price for its flat fee, and a
 * metered price for each of its charges.
 *
 * @param version what is made bears its id, so that it is published once, however often it is tried
 * @param productName what is printed on invoices
 * @param failures how often Stripe has failed at it, which it would only repeat
 */
public record NewPrices(PlanVersionId version, String productName, PlanTerms terms, int failures) {}

"""A store of warehouses: where one machine publishes a build and others fetch it whole."""

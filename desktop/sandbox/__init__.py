"""An airline's world in a box: hub, payment provider and customers over real HTTP."""

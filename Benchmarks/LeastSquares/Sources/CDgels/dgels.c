#include "CDgels.h"

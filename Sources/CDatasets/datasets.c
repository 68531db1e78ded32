#include "CDatasets.h"

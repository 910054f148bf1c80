import Replanification
import Testing
